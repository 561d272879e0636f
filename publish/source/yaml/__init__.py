"""From the text of a YAML file to nodes that know where they stand."""
