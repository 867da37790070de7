"""How long does a reader wait, and what does it cost the server? Run `make bench`."""
