"""The shell: base page, headers, gate, clock, doorbell. Every other web app may use it; it uses none of them."""
