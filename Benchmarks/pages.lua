-- For wrk: each request asks for another tutorial of the file SLUGS, one slug a line.
local pages = {}

function init()
    for slug in io.lines(os.getenv("SLUGS")) do
        pages[#pages + 1] = wrk.format("GET", "/bricolages/" .. slug)
    end
    math.randomseed(os.time())
end

function request()
    return pages[math.random(#pages)]
end
