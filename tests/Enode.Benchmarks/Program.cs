using Enode.Benchmarks.Raw;
using Enode.Benchmarks.Runs;
using Enode.Benchmarks.Server;

return args switch
{
    ["serve"] => await LoadServer.RunAsync(),
    ["raw", var work, var uri, .. var numbers] => await RawContestant.RunAsync(work, new Uri(uri), Array.ConvertAll(numbers, int.Parse)),
    ["run", var module, var pwsh, var page, .. var rest] => await Benchmark.RunAsync(module, pwsh, page, rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("serve | raw <work> <uri> [number...] | run <module> <pwsh> <page> [-Quick] [part of a case's name]");
    return 2;
}
