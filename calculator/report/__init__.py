"""Results as people read them. Every word of a result is made here, from the procedure; a page only shows it."""
