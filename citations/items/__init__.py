"""CSL-JSON items, wherever they come from: what they may say, and how it is cleaned.

Plain Python that knows nobody: styles, exchange, the reader and the forms all use it.
"""
