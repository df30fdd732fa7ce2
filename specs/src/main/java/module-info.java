/** The specs, as {@code specs/NAME.yaml}, and what the documents print: resources, open to all. */
open module dev.exportclients.specs {}
