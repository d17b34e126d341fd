"""What `add` is made of: where pages come from, how their bytes become text, what they say, where they are kept."""
