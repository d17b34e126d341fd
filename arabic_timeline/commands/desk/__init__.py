"""Review in the browser: questions as cards, answers as rows of the knowledge, on this machine alone."""
