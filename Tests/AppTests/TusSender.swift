import Crypto
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Support
import Web

/// A program that sends files by pieces to one draft, as tus says, and shows what it was answered.
struct TusSender: Sendable {
    let client: any TestClientProtocol
    let cookie: String?
    let draft: Tutorial.ID
    var version: String? = "1.0.0"

    struct Answer: Sendable {
        let status: Int
        let headers: HTTPFields
        let text: String

        init(_ response: TestResponse) {
            status = response.status.code
            headers = response.headers
            text = String(buffer: response.body)
        }

        subscript(name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
        var offset: Int? { self["Upload-Offset"].flatMap { Int($0) } }
        var file: MediaFile.ID? { self["Bricoleur-File"].flatMap(MediaFile.ID.init) }
        var code: String? { text.firstMatch(of: /"code":"([A-Za-z.]+)"/).map { String($0.1) } }
    }

    func send(
        _ method: HTTPRequest.Method, _ address: String, _ headers: [String: String] = [:], _ body: [UInt8] = [],
        announced: Bool = true
    ) async throws -> Answer {
        var fields: HTTPFields = [.cookie: cookie ?? ""]
        if let version { fields[try name("Tus-Resumable")] = version }
        for (key, value) in headers { fields[try name(key)] = value }
        if announced { fields[.contentLength] = String(body.count) }
        return try await client.execute(
            uri: address, method: method, headers: fields, body: ByteBuffer(bytes: body)
        ) { Answer($0) }
    }

    private func name(_ text: String) throws -> HTTPField.Name { try HTTPField.Name(text).orMissing(text) }

    static func metadata(_ pairs: KeyValuePairs<String, String>) -> String {
        pairs.map { "\($0.key) \(Data($0.value.utf8).base64EncodedString())" }.joined(separator: ",")
    }

    func offer() async throws -> Answer { try await send(.options, Path.uploads(draft)) }

    func begin(_ length: Int, named name: String = "photo.jpg", for target: String? = nil) async throws -> Answer {
        let metadata =
            target.map { Self.metadata(["filename": name, "target": $0, "filetype": "image/jpeg"]) }
            ?? Self.metadata(["filename": name])
        return try await send(
            .post, Path.uploads(draft), ["Upload-Length": String(length), "Upload-Metadata": metadata])
    }

    /// The address of a new upload.
    func address(_ length: Int, named name: String = "photo.jpg", for target: String? = nil) async throws -> String {
        let answer = try await begin(length, named: name, for: target)
        return try answer["Location"].orMissing("an address: \(answer.status) \(answer.text)")
    }

    func head(_ address: String) async throws -> Answer { try await send(.head, address) }
    func delete(_ address: String) async throws -> Answer { try await send(.delete, address) }

    func patch(
        _ address: String, _ bytes: some Collection<UInt8>, at offset: Int, checksum: String? = nil,
        announced: Bool = true
    ) async throws -> Answer {
        var headers = ["Content-Type": "application/offset+octet-stream", "Upload-Offset": String(offset)]
        headers["Upload-Checksum"] = checksum
        return try await send(.patch, address, headers, Array(bytes), announced: announced)
    }

    static func sha1(_ bytes: some Collection<UInt8>) -> String {
        "sha1 " + Data(Insecure.SHA1.hash(data: Data(bytes))).base64EncodedString()
    }

    static func sha256(_ bytes: some Collection<UInt8>) -> String {
        "sha256 " + Data(SHA256.hash(data: Data(bytes))).base64EncodedString()
    }
}
