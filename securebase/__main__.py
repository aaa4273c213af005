"""`python -m securebase` is the `securebase` command."""

import sys

from securebase.cli import main

sys.exit(main())
