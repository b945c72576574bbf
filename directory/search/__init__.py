"""Finding resources: words, filters, rank and the reasons for it. Pure rules on values."""
