import Glibc

/// What this process may use, set before the first byte of a stranger's file is looked at.
enum Confinement {
    private static let mebibyte = 1024 * 1024

    static func enter() {
        lower(RLIMIT_AS, to: 512 * mebibyte)
        lower(RLIMIT_CPU, to: 10)
        lower(RLIMIT_FSIZE, to: 64 * mebibyte)
        lower(RLIMIT_NOFILE, to: 16)
        lower(RLIMIT_CORE, to: 0)
    }

    private static func lower(_ resource: __rlimit_resource, to value: Int) {
        var limit = rlimit(rlim_cur: rlim_t(value), rlim_max: rlim_t(value))
        if setrlimit(__rlimit_resource_t(resource.rawValue), &limit) != 0 {
            stop("setrlimit \(resource.rawValue): errno \(errno)")
        }
    }
}

/// Ends the process for a reason that is not the file's fault; the server then says that the check is unavailable.
func stop(_ reason: String) -> Never {
    write(reason + "\n", to: 2)
    exit(70)
}

func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return }
        rest = rest.dropFirst(count)
    }
}
