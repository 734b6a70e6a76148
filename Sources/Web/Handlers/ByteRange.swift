import HTTPTypes

/// The part of a file that a request asks for (RFC 9110, 14): one range; of several, the whole file is sent.
enum ByteRange: Equatable {
    case whole
    case part(ClosedRange<Int>)
    /// Nothing of the file lies in it.
    case unsatisfiable

    /// - Parameters:
    ///   - size: bytes of the file, 1 or more.
    ///   - tag: its current entity tag: after a change, the rest of an old copy is of no use.
    init(_ headers: HTTPFields, size: Int, tag: String?) {
        guard let value = headers[.range], value.hasPrefix("bytes="),
            headers[.ifRange].map({ $0 == tag }) ?? true
        else {
            self = .whole
            return
        }
        self.init(spec: value.dropFirst(6), size: size)
    }

    private init(spec: Substring, size: Int) {
        let ends = spec.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            ends.contains(where: { !$0.isEmpty })
        else {
            self = .whole
            return
        }
        // A number too large for the machine is beyond any file.
        let first = ends[0].isEmpty ? nil : Int(ends[0]) ?? Int.max
        let last = ends[1].isEmpty ? nil : Int(ends[1]) ?? Int.max
        switch (first, last) {
        case (let first?, _) where first >= size: self = .unsatisfiable
        case (let first?, let last?) where last < first: self = .whole
        case (let first?, let last): self = .part(first...min(last ?? size - 1, size - 1))
        case (nil, 0): self = .unsatisfiable
        case (nil, let length): self = .part(max(0, size - (length ?? 0))...size - 1)
        }
    }
}
