"""What do partners read: publications, their cells, and what is masked?"""
