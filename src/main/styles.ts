/** The styles every screen stands on, in the order in which they build on each other. */
import '#app/styles/tokens.css'
import '#app/styles/base.css'
import '#app/styles/scripts.css'
import '#app/styles/surfaces.css'
import '#app/styles/controls.css'
import '#app/styles/lists.css'
import '#app/styles/case.css'
import '#app/styles/shell.css'
