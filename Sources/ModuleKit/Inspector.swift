import Glibc

/// A module's program that looks at one file and says what it found.
///
/// The whole of such a program:
///
/// ```swift
/// import ModuleKit
///
/// Inspector.run { file, context in
///     var answer = Answer()
///     answer.facts["bytes"] = .number(Double(file.count))
///     if try file.bytes(atMost: 4) == Array("%PDF".utf8) {
///         answer.warn(
///             "scanned", Words(fr: "Le PDF est une image.", en: "The PDF is a picture."),
///             mend: Words(fr: "Joindre aussi le fichier d'origine.", en: "Attach the original as well."))
///     }
///     return answer
/// }
/// ```
///
/// It runs alone, for that file, behind walls: no network, no other file, no other program, nothing to write to, a few
/// seconds, a few hundred megabytes. What it prints beside its answer is log, for operators.
public enum Inspector {
    /// Exit code of a program that has no answer: the server calls the check unavailable and tries again later.
    public static let noAnswer: Int32 = 70

    /// Gives the work the file and what is known of it, hands the answer to the server, and ends the process.
    ///
    /// An error thrown by the work is written to the log; there is no answer then, which is not a refusal.
    public static func run(_ work: (File, Context) throws -> Answer) -> Never {
        guard variable("BRICOLEUR_PROTOCOL") == "1", let token = variable("BRICOLEUR_TOKEN") else {
            end("this program is started by bricoleur, which speaks protocol 1 with it")
        }
        // What the work calls has no business with it.
        unsetenv("BRICOLEUR_TOKEN")
        do {
            let context = try Context(path: variable("BRICOLEUR_CONTEXT"))
            let answer = try work(File(descriptor: 0), context)
            guard write("BRICOLEUR-RESULT \(token) \(answer.json)\n", to: 1) else {
                end("the answer cannot be written")
            }
        } catch {
            end("\(error)")
        }
        exit(0)
    }

    /// Tells operators something, in one line.
    public static func log(_ text: String) { _ = write(text + "\n", to: 2) }

    private static func end(_ reason: String) -> Never {
        log(reason)
        exit(noAnswer)
    }

    private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    private static func write(_ text: String, to descriptor: Int32) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}

/// Why an inspector has no answer.
public struct InspectorError: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) { self.description = description }
}
