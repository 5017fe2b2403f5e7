"""What is known about the rules from outside: how often each answer is given, what a change of them changes, what was proved."""
