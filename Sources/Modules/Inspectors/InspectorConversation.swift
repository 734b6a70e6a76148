import Foundation

/// What is said to a program for one file and what it says back: protocol 1.
struct InspectorConversation {
    /// What an inspector may know of a file beside its bytes.
    struct Context: Encodable {
        let `protocol`: Int
        let module: String
        let field: String
        let kind: String
        let name: String
        let size: Int
    }

    static let mark = Array("BRICOLEUR-RESULT ".utf8)

    /// Of this run alone: neither a stray line of output nor a file that is read aloud can be taken for the answer.
    let token: String

    init() {
        token = [UInt64.random(in: .min ... .max), .random(in: .min ... .max)]
            .map { String($0, radix: 16) }.map { String(repeating: "0", count: 16 - $0.count) + $0 }.joined()
    }

    /// - Parameter context: path of the file that holds it.
    func variables(_ inspector: Inspector, context: String) -> [String: String] {
        [
            "BRICOLEUR_PROTOCOL": "\(inspector.speaks)", "BRICOLEUR_TOKEN": token, "BRICOLEUR_CONTEXT": context,
        ]
    }

    /// The answer in what a program wrote that ended well, and all of its other lines.
    func read(_ output: Data) -> (answer: Result<InspectorAnswer, InspectorFailure>, log: [UInt8]) {
        let right = Self.mark + Array(token.utf8) + [0x20]
        var answers: [Data] = []
        var log: [UInt8] = []
        var isForged = false
        for line in output.split(separator: 0x0a) {
            if line.starts(with: right) {
                answers.append(line.dropFirst(right.count))
                continue
            }
            if line.starts(with: Self.mark) { isForged = true }
            if log.count < InspectorLimits.logBytes { log += line + [0x0a] }
        }
        return (Self.answer(answers, isForged: isForged), Array(log.prefix(InspectorLimits.logBytes)))
    }

    private static func answer(_ lines: [Data], isForged: Bool) -> Result<InspectorAnswer, InspectorFailure> {
        guard let line = lines.first else { return .failure(isForged ? .wrongToken : .silent) }
        guard lines.count == 1 else { return .failure(.twoAnswers) }
        do {
            return .success(try InspectorAnswer.read(line))
        } catch {
            return .failure(.malformed(error.reason))
        }
    }

    /// A file's name as programs may repeat it: one line of plain text, however it came.
    static func plain(_ name: String) -> String {
        String(String.UnicodeScalarView(name.unicodeScalars.prefix(nameLimit).map { $0.isPlain ? $0 : " " }))
    }

    /// Unicode scalars.
    private static let nameLimit = 255

    /// Fit for a terminal: what a program prints may be what a stranger's file says.
    static func printable(_ log: some Collection<UInt8>) -> String {
        let text = String(decoding: log, as: UTF8.self).trimmingCharacters(in: .newlines)
        return String(
            String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\n" ? "\u{23ce}" : $0.isPlain ? $0 : "\u{fffd}" })
        )
    }
}

extension InspectorFailure: Error {}
