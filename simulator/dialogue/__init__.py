"""Dialogues: from YAML to a client who answers. The only importer of yaml, pydantic and transitions."""
