# Public pages
