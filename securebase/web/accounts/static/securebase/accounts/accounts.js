// What account pages move: a zone that is guessed, a passphrase that can be shown, a page that is printed.
import "./sb-print.js";
import "./sb-show.js";
import "./sb-zone.js";
