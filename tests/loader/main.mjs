// The loader's decisions, without a page: `node --test tests/loader/main.mjs`, which `cargo xtask test` does too.

import './language.mjs';
import './options.mjs';
import './report.mjs';
import './told.mjs';
