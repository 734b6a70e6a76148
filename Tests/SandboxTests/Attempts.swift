import Foundation
import Glibc

@testable import Sandbox

/// Something that Probe does and that a wall should refuse.
struct Attempt: Sendable {
    /// When it should be refused.
    enum Moment { case always, onceSealed }

    let words: [String]
    let moment: Moment
    /// Some machines refuse it to everybody: then it says nothing about our walls.
    let isOftenClosed: Bool

    init(_ words: String, _ moment: Moment = .always, isOftenClosed: Bool = false) {
        self.words = words.split(separator: " ").map(String.init)
        self.moment = moment
        self.isOftenClosed = isOftenClosed
    }

    var name: String { words.joined(separator: " ") }

    /// With the places of a bench instead of their names.
    func arguments(_ bench: Bench) -> [String] {
        let places = [
            "SECRET": bench("secret").path, "NEW": bench("new").path, "FOLDER": bench.path,
            "NAMED": bench("named").path, "PROBE": bench.programs.appending(component: "Probe").path,
        ]
        return words.map { word in
            places.reduce(word) { $0.replacing($1.key, with: $1.value) }
        }
    }

    static let all = paths + network + processes + kernel

    private static let paths = [
        Attempt("read /etc/passwd"), Attempt("read SECRET"), Attempt("read-by-open SECRET"),
        Attempt("read-by-openat2 SECRET"), Attempt("handle SECRET", isOftenClosed: true), Attempt("list /"),
        Attempt("list FOLDER"),
        Attempt("list /tmp"), Attempt("list ."), Attempt("read /proc/self/environ"), Attempt("read /proc/self/maps"),
        Attempt("read /proc/1/status", isOftenClosed: true), Attempt("read /sys/kernel/notes", isOftenClosed: true),
        Attempt("overwrite /proc/self/fd/0"), Attempt("overwrite /proc/self/mem"), Attempt("make NEW"),
        Attempt("make-unnamed FOLDER", isOftenClosed: true), Attempt("overwrite SECRET"),
        Attempt("read-and-empty SECRET"),
        Attempt("truncate SECRET"), Attempt("remove SECRET"), Attempt("rename SECRET NEW"), Attempt("make-folder NEW"),
        Attempt("link SECRET NEW"), Attempt("symlink NEW"), Attempt("make-pipe NEW"), Attempt("mode SECRET"),
        Attempt("owner SECRET"), Attempt("times SECRET"), Attempt("chdir FOLDER"), Attempt("own-mode 0"),
        Attempt("own-times 0"), Attempt("overwrite NAMED/file"), Attempt("make NAMED/new"),
        Attempt("read-and-empty NAMED/file"), Attempt("truncate NAMED/file"), Attempt("remove NAMED/file"),
        // What the start needs, nothing later.
        Attempt("read PROBE", .onceSealed), Attempt("read /etc/ld.so.cache", .onceSealed),
        Attempt("list /usr/lib", .onceSealed), Attempt("read NAMED/file", .onceSealed),
        Attempt("stat SECRET", .onceSealed), Attempt("stat-aside SECRET", .onceSealed),
        Attempt("access SECRET", .onceSealed), Attempt("readlink /proc/self/exe", .onceSealed),
    ]

    private static let network = [
        Attempt("inet"), Attempt("inet6", isOftenClosed: true), Attempt("unix"), Attempt("netlink"),
        Attempt("socketpair"), Attempt("tcp"), Attempt("udp"), Attempt("abstract"), Attempt("receive"),
        Attempt("shared-memory"),
    ]

    #if arch(x86_64)
        private static let loader = "/lib64/ld-linux-x86-64.so.2"
    #else
        private static let loader = "/lib/ld-linux-aarch64.so.1"
    #endif

    private static let processes = [
        Attempt("fork"), Attempt("fork-old"), Attempt("vfork"), Attempt("clone"), Attempt("clone3"),
        Attempt("clone-namespace", isOftenClosed: true), Attempt("spawn /bin/true"), Attempt("exec /bin/echo through"),
        Attempt("exec PROBE say through"), Attempt("exec \(loader) /bin/echo through"),
        Attempt("exec-memory /bin/echo through"), Attempt("thread", .onceSealed), Attempt("trace", isOftenClosed: true),
        Attempt("read-memory", isOftenClosed: true), Attempt("signal"), Attempt("signal-all"), Attempt("signal-group"),
        Attempt("signal-thread"), Attempt("signal-queue"), Attempt("signal-descriptor"), Attempt("signal-by-pipe"),
        Attempt("signal-by-pipe-control"), Attempt("parent-limits"), Attempt("own-limits"), Attempt("priority"),
        Attempt("cores"), Attempt("outlive"), Attempt("become"),
    ]

    private static let kernel = [
        Attempt("bpf", isOftenClosed: true), Attempt("io_uring", isOftenClosed: true),
        Attempt("userfaultfd", isOftenClosed: true), Attempt("perf", isOftenClosed: true),
        Attempt("keys", isOftenClosed: true), Attempt("new-user", isOftenClosed: true),
        Attempt("other-namespace", isOftenClosed: true), Attempt("mount", isOftenClosed: true),
        Attempt("new-root", isOftenClosed: true), Attempt("kernel-log", isOftenClosed: true), Attempt("watch"),
        Attempt("personality"), Attempt("memory-file"), Attempt("old-numbers", isOftenClosed: true),
        Attempt("other-numbers", isOftenClosed: true), Attempt("map-code", .onceSealed),
        Attempt("make-code", .onceSealed), Attempt("make-code-with-key", isOftenClosed: true),
    ]
}
