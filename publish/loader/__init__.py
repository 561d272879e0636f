"""How ``procedure.yaml`` is read: text to nodes, nodes to typed keys, keys to the procedure, and checks across it."""
