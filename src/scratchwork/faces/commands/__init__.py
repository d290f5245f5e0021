"""The commands, a module each: EXAMPLES, options(parser), and run(arguments), the exit status."""
