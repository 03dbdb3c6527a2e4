using BenchmarkDotNet.Running;
using ProConnect.Client.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(IdTokenBenchmarks).Assembly).Run(args);
