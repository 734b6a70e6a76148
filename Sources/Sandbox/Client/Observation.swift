package import Foundation

extension Sandbox {
    /// How a program ended, and what it had written until then.
    package struct Observation: Sendable {
        package enum End: Sendable, Equatable {
            /// By itself, with exit code 0.
            case well
            /// By itself, with another exit code.
            case exited(code: Int32)
            case signalled(Int32)
            /// Killed at the deadline.
            case tooSlow
            /// Killed, having written more than it may.
            case tooMuch
            case notStarted(String)
        }

        package let end: End
        /// Of standard output, at most one byte more than the job's `outputLimit`; not to be trusted.
        package let output: Data
        /// The first 4096 bytes of standard error; not to be trusted.
        package let log: String
        /// From start to end, without the wait for a turn.
        package let duration: Duration
    }
}

extension Sandbox.Observation.End {
    init(_ end: Child.End) {
        switch end {
        case .answered: self = .well
        case .notStarted(let reason): self = .notStarted(reason)
        case .tooSlow: self = .tooSlow
        case .tooMuch: self = .tooMuch
        case .died(let status, _) where status & 0x7f == 0: self = .exited(code: status >> 8)
        case .died(let status, _): self = .signalled(status & 0x7f)
        }
    }
}
