import Dispatch
import Foundation
import Glibc

/// HTTP/1.1 over a plain socket, one request a connection: shows what the server really sends, also when it stops
/// listening half-way, and sends bodies larger than memory.
package struct Wire: Sendable {
    package let port: UInt16
    package var cookie: String?

    package init(port: UInt16, cookie: String? = nil) {
        self.port = port
        self.cookie = cookie
    }

    package struct Answer: Sendable {
        package let status: Int
        /// Names in lower case; the last of each.
        package let headers: [String: String]
        package let body: [UInt8]
        package var text: String { String(decoding: body, as: UTF8.self) }
    }

    /// The connection was refused, cut or silent for too long.
    package struct Broken: Error {
        package let step: String
        package let number: Int32
    }

    package func get(_ path: String, accept: String = "text/html") async throws -> Answer {
        try await send("GET", path, ["Accept: \(accept)"], [])
    }

    package func post(_ path: String, _ form: PostedForm, accept: String = "text/html") async throws -> Answer {
        try await send("POST", path, ["Accept: \(accept)", "Content-Type: \(form.contentType)"], form.body)
    }

    package func send(_ method: String, _ path: String, _ headers: [String], _ body: [UInt8]) async throws -> Answer {
        try await stream(method, path, headers, length: body.count) { offset in
            offset < body.count ? Array(body[offset..<min(offset + 65_536, body.count)]) : []
        }
    }

    /// - Parameter part: the bytes from an offset on; empty ends the body early.
    package func stream(
        _ method: String, _ path: String, _ headers: [String], length: Int,
        part: @escaping @Sendable (_ offset: Int) -> [UInt8]
    ) async throws -> Answer {
        let head = head(method, path, headers, length: length)
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try exchange(head, length: length, part: part) })
            }
        }
    }

    /// Sends a request whose body stops before its end, and cuts the connection there.
    package func cut(_ method: String, _ path: String, _ headers: [String], length: Int, after body: [UInt8]) throws {
        let socket = try open()
        defer { close(socket) }
        guard write(head(method, path, headers, length: length) + body, to: socket) else {
            throw Broken(step: "write", number: errno)
        }
    }

    private func head(_ method: String, _ path: String, _ headers: [String], length: Int) -> [UInt8] {
        var lines = ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Connection: close"] + headers
        if let cookie { lines.append("Cookie: \(cookie)") }
        if method != "GET" { lines.append("Content-Length: \(length)") }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    }

    private func exchange(_ head: [UInt8], length: Int, part: (Int) -> [UInt8]) throws -> Answer {
        let socket = try open()
        defer { close(socket) }
        var offset = 0
        if write(head, to: socket) {
            while offset < length {
                let bytes = part(offset)
                // A server that has heard enough closes: what it said before is still there to be read.
                guard !bytes.isEmpty, write(bytes, to: socket) else { break }
                offset += bytes.count
            }
        }
        return try answer(from: socket, isHead: head.starts(with: Array("HEAD ".utf8)))
    }

    /// A connected socket.
    private func open() throws -> Int32 {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { throw Broken(step: "socket", number: errno) }
        var patience = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else {
            defer { close(socket) }
            throw Broken(step: "connect", number: errno)
        }
        return socket
    }

    private func write(_ bytes: [UInt8], to socket: Int32) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { all in
                Glibc.send(socket, all.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    private func answer(from socket: Int32, isHead: Bool) throws -> Answer {
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(socket, &buffer, buffer.count, 0)
            if count <= 0 {
                if let answer = Self.parse(received, isHead: isHead) { return answer }
                throw Broken(step: "answer", number: count < 0 ? errno : 0)
            }
            received += buffer[..<count]
            if let answer = Self.parse(received, isHead: isHead) { return answer }
        }
    }

    /// Nil while something is missing: an answer that was cut short is none.
    private static func parse(_ bytes: [UInt8], isHead: Bool) -> Answer? {
        guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ")
        guard words.count > 1, let status = Int(words[1]) else { return nil }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let pair = line.split(separator: ":", maxSplits: 1)
            if pair.count == 2 { headers[pair[0].lowercased()] = pair[1].trimmingCharacters(in: .whitespaces) }
        }
        let body = Array(bytes[end.upperBound...])
        if status == 100 { return parse(body, isHead: isHead) }
        if isHead { return Answer(status: status, headers: headers, body: body) }
        if headers["transfer-encoding"] == "chunked" {
            return dechunked(body).map { Answer(status: status, headers: headers, body: $0) }
        }
        let length = headers["content-length"].flatMap { Int($0) } ?? 0
        guard body.count >= length else { return nil }
        return Answer(status: status, headers: headers, body: Array(body[..<length]))
    }

    private static func dechunked(_ bytes: [UInt8]) -> [UInt8]? {
        var whole: [UInt8] = []
        var rest = bytes[...]
        while let line = rest.firstRange(of: Array("\r\n".utf8)) {
            guard let size = Int(String(decoding: rest[..<line.lowerBound], as: UTF8.self), radix: 16) else {
                return nil
            }
            if size == 0 { return whole }
            guard rest.endIndex - line.upperBound >= size + 2 else { return nil }
            whole += rest[line.upperBound..<line.upperBound + size]
            rest = rest[(line.upperBound + size + 2)...]
        }
        return nil
    }
}
