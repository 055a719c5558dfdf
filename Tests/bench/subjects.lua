-- wrk: one query after the other for random subjects. CREDIT_BENCH_CODES names a file with a code a line.
local codes = {}
for line in io.lines(os.getenv("CREDIT_BENCH_CODES")) do codes[#codes + 1] = line end

function init()
    math.randomseed(20260101)
end

function request()
    return wrk.format("GET", "/v1/subjects/" .. codes[math.random(#codes)])
end
