-- wrk: saves and nothing else. Each request is the next save of one of as many students as there are connections.
-- Environment: BENCH_SAVERS (a file: session, form token and attempt of a student a line), BENCH_ANSWERS, BENCH_EDITION,
-- BENCH_SEQ (the first sequence number), BENCH_STUDENTS, BENCH_THREADS.

local function lines(name)
  local all = {}
  for line in io.lines(os.getenv(name)) do all[#all + 1] = line end
  return all
end

local threads = {}

function setup(thread)
  threads[#threads + 1] = thread
  thread:set("number", #threads)
end

local students, answers, seq, next = {}, nil, tonumber(os.getenv("BENCH_SEQ")), 0
local edition = os.getenv("BENCH_EDITION")
kept = 0
overtaken = 0 -- a later save of the same answer was faster: no error, but not counted
others = 0
trouble = "-"

function init()
  answers = lines("BENCH_ANSWERS")
  local most, parts = tonumber(os.getenv("BENCH_STUDENTS")), tonumber(os.getenv("BENCH_THREADS"))
  for i, line in ipairs(lines("BENCH_SAVERS")) do
    if i <= most and i % parts == number % parts then
      local session, token, attempt = line:match("(%S+)%s(%S+)%s(%S+)")
      students[#students + 1] = {
        path = "/attempts/" .. attempt .. "/responses",
        headers = {
          ["Cookie"] = "readback_session=" .. session .. "; readback_csrf=" .. token,
          ["Content-Type"] = "application/json",
          ["Accept"] = "application/json",
          ["X-CSRF-Token"] = token,
        },
      }
    end
  end
end

function request()
  next = next + 1
  seq = seq + 1
  local student = students[next % #students + 1]
  -- Not the same question for all students at the same time.
  local answer = answers[(next + math.floor(next / #students)) % #answers + 1]
  return wrk.format("POST", student.path, student.headers,
    '{"edition":' .. edition .. ',"answers":[{' .. answer .. ',"seq":' .. seq .. ',"flagged":false}]}')
end

function response(status, heads, body)
  if status == 200 and body:find('"state":"saved"', 1, true) then
    kept = kept + 1
  elseif status == 200 and (body:find('"state":"newer"', 1, true) or body:find('"state":"had"', 1, true)) then
    overtaken = overtaken + 1
  else
    others = others + 1
    trouble = status .. ":" .. body:sub(1, 200):gsub("%s", "_")
  end
end

function done(summary, latency, requests)
  local good, bad, why = 0, 0, "-"
  for _, thread in ipairs(threads) do
    good = good + thread:get("kept")
    bad = bad + thread:get("others")
    if thread:get("trouble") ~= "-" then why = thread:get("trouble") end
  end
  local network = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format("BENCH saves %d others %d network %d seconds %.3f p50 %.1f p95 %.1f max %.1f trouble %s\n", good, bad, network,
    summary.duration / 1000000, latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency.max / 1000, why))
end
