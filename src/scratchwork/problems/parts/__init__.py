"""What several problems are made of."""
