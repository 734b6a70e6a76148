import Glibc

/// Ends the process for a reason that is not the file's fault; the server then says that the check is unavailable.
package func stop(_ reason: String) -> Never {
    log(reason)
    exit(70)
}

/// Tells operators, in one line.
package func log(_ text: String) {
    var line = Array((text + "\n").utf8)
    _ = Glibc.write(2, &line, line.count)
}

/// A descriptor that the server gave this process to write to.
package struct Output {
    package let descriptor: Int32

    package init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// - Throws: `Refused.storageFull`; any other failure ends the process.
    package func write(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == ENOSPC || errno == EDQUOT { throw Refused.storageFull }
            guard count > 0 else { stop("write to \(descriptor): errno \(errno)") }
            rest = rest.dropFirst(count)
        }
    }

    package func write(_ text: String) throws {
        try Array(text.utf8).withUnsafeBytes { try write($0) }
    }
}
