"""Services that know references. Plain Python over the standard library."""
