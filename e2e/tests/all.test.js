// All journeys, then all pages they came by: one server and one browser for the whole run.

import "./birth.test.js";
import "./permit.test.js";
import "./supplement.test.js";
import "./manners.test.js";
import "./proof.test.js";
import "./sign-on.test.js";
import "./pages.test.js";
