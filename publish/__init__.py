"""What makes the site out of ``procedure.yaml``. Runs only when the site is built."""
