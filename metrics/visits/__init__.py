"""Who came, and what did they open or take away? The journal of visits: noted, read, and told in words."""
