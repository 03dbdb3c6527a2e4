// A fixture has a simulator and applications of its own; its tests share them, one after the other.
[assembly: Parallelizable(ParallelScope.Fixtures)]
