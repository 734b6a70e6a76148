import Crypto
import CryptoExtras
import Domain
package import Foundation
import NIOPosix

/// Makes and checks scrypt hashes, off the threads that answer requests.
///
/// A hash is written `scrypt$LOG2N$R$P$SALT$KEY` (base64), so that its cost can grow later. PINs are first keyed with a
/// secret that lives outside the database: a stolen database alone does not give them away.
package struct Passwords: Sendable {
    /// log2 of scrypt's N: 15 takes 32 MiB and some 80 ms.
    ///
    /// Tests use less.
    private let cost: Int
    private let pinKey: SymmetricKey
    /// Two at once at most: a flood of sign-ins must not take the machine's memory.
    private let threads: NIOThreadPool

    /// - Parameter pinKey: 32 bytes.
    package init(pinKey: Data, cost: Int = 15) {
        self.cost = cost
        self.pinKey = SymmetricKey(data: pinKey)
        threads = NIOThreadPool(numberOfThreads: 2)
        threads.start()
    }

    package func hash(_ password: String) async throws -> String {
        try await run { try Self.encode(Data(Self.prepared(password)), cost: cost) }
    }

    package func hash(pin: String) async throws -> String {
        try await run { try Self.encode(keyed(pin), cost: cost) }
    }

    /// - Parameter hash: nil takes as long as a wrong password: who exists does not show.
    package func verify(_ password: String, against hash: String?) async throws -> Bool {
        try await run { try Self.matches(Data(Self.prepared(password)), hash, cost: cost) }
    }

    package func verify(pin: String, against hash: String?) async throws -> Bool {
        try await run { try Self.matches(keyed(pin), hash, cost: cost) }
    }

    private func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await threads.runIfActive(body)
    }

    private func keyed(_ pin: String) -> Data {
        Data(HMAC<SHA256>.authenticationCode(for: Data(pin.utf8), using: pinKey))
    }

    /// The same letters typed on two keyboards must be the same password.
    private static func prepared(_ password: String) -> String.UTF8View {
        password.precomposedStringWithCanonicalMapping.utf8
    }

    private static func encode(_ secret: Data, cost: Int) throws -> String {
        let salt = Data((0..<16).map { _ in UInt8.random(in: 0...255) })
        let key = try derive(secret, salt: salt, cost: cost)
        return "scrypt$\(cost)$8$1$\(salt.base64EncodedString())$\(key.base64EncodedString())"
    }

    private static func matches(_ secret: Data, _ hash: String?, cost: Int) throws -> Bool {
        let parts = (hash ?? "").split(separator: "$")
        guard parts.count == 6, parts[0] == "scrypt", let storedCost = Int(parts[1]), (4...20).contains(storedCost),
            let salt = Data(base64Encoded: String(parts[4])), let stored = Data(base64Encoded: String(parts[5]))
        else {
            _ = try derive(secret, salt: Data(count: 16), cost: cost)
            return false
        }
        let key = try derive(secret, salt: salt, cost: storedCost)
        // Every byte is looked at, so that the time taken tells nothing.
        return key.count == stored.count && zip(key, stored).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func derive(_ secret: Data, salt: Data, cost: Int) throws -> Data {
        let key = try KDF.Scrypt.deriveKey(
            from: secret, salt: salt, outputByteCount: 32, rounds: 1 << cost, blockSize: 8, parallelism: 1,
            maxMemory: 1 << 30)
        return key.withUnsafeBytes { Data($0) }
    }
}
