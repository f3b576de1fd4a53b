-- wrk: each thread is one student with one connection who takes the quiz, as a browser does it; then the next student sits
-- down there, so that nobody takes it more often than students do.
-- Environment: BENCH_PEOPLE (a file: session and form token of a student a line), BENCH_ASSIGNMENT, BENCH_ANSWERS (a file:
-- an answer in JSON a line), BENCH_EDITION, BENCH_STUDENTS (how many at once), BENCH_JOURNEYS (how many in all at most, 0 for
-- no limit), BENCH_MODE (journey, or start: only the beginning, once, within 5 seconds).

local ffi = require("ffi")
ffi.cdef [[
  typedef struct { long seconds; long nanos; } bench_time;
  int clock_gettime(int clock, bench_time *time);
  int getpid(void);
  int kill(int process, int signal);
]]
local buffer = ffi.new("bench_time")
local function now()
  ffi.C.clock_gettime(1, buffer)
  return tonumber(buffer.seconds) * 1000 + tonumber(buffer.nanos) / 1000000
end

local function lines(name)
  local all = {}
  for line in io.lines(os.getenv(name)) do all[#all + 1] = line end
  return all
end

local at_once = tonumber(os.getenv("BENCH_STUDENTS"))
local limit = tonumber(os.getenv("BENCH_JOURNEYS"))

-- wrk goes on for as long as it was told to, unless it is interrupted: the last student does that.
local function finish()
  local at = io.open(os.getenv("BENCH_DONE"), "a+")
  at:write(".")
  at:flush()
  if at:seek("end") >= at_once then ffi.C.kill(ffi.C.getpid(), 2) end
  at:close()
end

local threads = {}

function setup(thread)
  threads[#threads + 1] = thread
  thread:set("number", #threads)
end

local assignment = os.getenv("BENCH_ASSIGNMENT")
local edition = os.getenv("BENCH_EDITION")
local once = os.getenv("BENCH_MODE") == "start"
local share
local answers, people, who, session, token, attempt, step, saves, sent, plan

local function sit_down()
  session, token = people[who]:match("(%S+)%s(%S+)")
  who = who + at_once
  if who > #people then who = number end
  step, saves = 1, 0
end

steps = {}     -- what was asked
waits = {}     -- how long it took, in milliseconds
journeys = 0
errors = 0
trouble = ""
gone = false

function init()
  people, who = lines("BENCH_PEOPLE"), number
  share = math.floor((limit + at_once - number) / at_once)
  answers = lines("BENCH_ANSWERS")
  math.randomseed(number * 7919)
  plan = { "home", "assignment", "start", "attempt" }
  if not once then
    for _ = 1, #answers do plan[#plan + 1] = "save" end
    plan[#plan + 1] = "submit"
    plan[#plan + 1] = "feedback"
  end
  sit_down()
end

if once or limit > 0 then
  function delay()
    if gone then return 600000 end
    if once and step == 1 then return math.random(0, 5000) end
    return 0
  end
end

local function headers(more)
  local all = {
    ["Cookie"] = "readback_session=" .. session .. "; readback_csrf=" .. token,
  }
  -- What is saved is looked at below; such a short answer is not compressed, anyway.
  if not (more and more["Accept"]) then all["Accept-Encoding"] = "gzip" end
  for name, value in pairs(more or {}) do all[name] = value end
  return all
end

local form = { ["Content-Type"] = "application/x-www-form-urlencoded" }

function request()
  local what = plan[step]
  local text
  if what == "home" then
    text = wrk.format("GET", "/home", headers())
  elseif what == "assignment" then
    text = wrk.format("GET", "/assignments/" .. assignment, headers())
  elseif what == "start" then
    text = wrk.format("POST", "/assignments/" .. assignment .. "/attempts", headers(form), "csrf=" .. token)
  elseif what == "attempt" then
    text = wrk.format("GET", "/attempts/" .. attempt, headers())
  elseif what == "save" then
    saves = saves + 1
    text = wrk.format("POST", "/attempts/" .. attempt .. "/responses",
      headers({ ["Content-Type"] = "application/json", ["Accept"] = "application/json", ["X-CSRF-Token"] = token }),
      '{"edition":' .. edition .. ',"answers":[{' .. answers[saves] .. ',"seq":1,"flagged":false}]}')
  elseif what == "submit" then
    text = wrk.format("POST", "/attempts/" .. attempt .. "/submission", headers(form), "csrf=" .. token)
  else
    text = wrk.format("GET", "/attempts/" .. attempt .. "/feedback?done=submitted", headers())
  end
  sent = now()
  return text
end

local expected = { start = 303, submit = 303 }

function response(status, heads, body)
  local what = plan[step]
  steps[#steps + 1] = what
  waits[#waits + 1] = now() - sent
  local good = status == (expected[what] or 200)
  if what == "start" and good then
    local location = heads["Location"] or heads["location"] or ""
    attempt = location:match("/attempts/(%d+)")
    good = attempt ~= nil
  elseif what == "save" and good then
    good = body:find('"state":"saved"', 1, true) ~= nil or body:find('"state":"had"', 1, true) ~= nil
  end
  if not good then
    errors = errors + 1
    trouble = what .. " " .. status
    sit_down()
    return
  end
  step = step + 1
  if step > #plan then
    journeys = journeys + 1
    sit_down()
    if once then gone = true end
    if limit > 0 and journeys >= share then
      gone = true
      finish()
    end
  end
end

function done(summary, latency, requests)
  local by, total, bad, why = {}, 0, 0, ""
  for _, thread in ipairs(threads) do
    local what, took = thread:get("steps"), thread:get("waits")
    for i = 1, #what do
      by[what[i]] = by[what[i]] or {}
      table.insert(by[what[i]], took[i])
    end
    total = total + thread:get("journeys")
    bad = bad + thread:get("errors")
    if thread:get("trouble") ~= "" then why = thread:get("trouble") end
  end
  local network = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format("BENCH journeys %d errors %d network %d seconds %.3f trouble %s\n", total, bad, network,
    summary.duration / 1000000, why == "" and "-" or why:gsub(" ", ":")))
  for what, took in pairs(by) do
    table.sort(took)
    local function at(part) return took[math.max(1, math.ceil(#took * part))] end
    io.write(string.format("BENCH step %s count %d p50 %.1f p95 %.1f max %.1f\n", what, #took, at(0.5), at(0.95), took[#took]))
  end
end
