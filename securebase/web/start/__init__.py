"""The first page, what can be counted on, looking around, and what works for one."""
