"""What ``python -m calculator`` does, each in a module of its own. None of it goes to the browser."""
