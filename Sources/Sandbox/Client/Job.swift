package import Foundation

extension Sandbox {
    /// How high the walls are; each is described in `Walls/run.c`.
    package enum Profile: String, Sendable, CaseIterable {
        /// Pictures: no path at all once the worker has sealed itself.
        case decode
        /// Documents, and programs of modules, which may read what the job names.
        case inspect
        /// Existing programs, such as pdftoppm, which may also write in folders that the job names.
        case render
    }

    /// Who is waiting for the answer: a person, or nobody.
    package enum Urgency: Int, Sendable, Comparable {
        case interactive, background

        package static func < (one: Urgency, other: Urgency) -> Bool { one.rawValue < other.rawValue }
    }

    /// One run of a worker program.
    package struct Job: Sendable {
        package enum File: Sendable {
            case read(URL)
            /// An existing file; it is not emptied.
            case write(URL)
        }

        package let profile: Profile
        /// A file name in the folder of worker programs, or an absolute path.
        package let program: String
        package let arguments: [String]
        /// Becomes descriptor 0.
        package let input: URL
        /// Descriptors 3 and following, in this order.
        package let files: [File]
        /// Files and folders that may be read; what does not exist is left out.
        ///
        /// A file, unlike a folder, may also be the interpreter of a `#!` program.
        package var readable: [String] = []
        /// Existing folders in which the program may do as it likes; for profile render only.
        package var writable: [String] = []
        /// The whole environment of the program: names of capitals and underscores, at most eight.
        package var variables: [String: String] = [:]
        package var urgency = Urgency.interactive
        /// Takes so much memory or time that one at once is enough: HEIC and AVIF.
        package var isHeavy = false
        /// A program that says nothing and ends well has done its work: its files are the answer.
        package var mayBeSilent = false
        /// Address space.
        package var memoryMiB = 512
        /// Processor time, of all threads together.
        package var cpuSeconds = 10
        /// The largest file that may be written.
        package var fileMiB = 64
        /// Bytes of standard output; a program that writes more is killed.
        package var outputLimit = Sandbox.answerLimit
        /// Time from start to end, not counting the wait; nil is the sandbox's own.
        package var deadline: Duration?

        package init(
            _ profile: Profile, _ program: String, _ arguments: [String], input: URL, files: [File] = []
        ) {
            self.profile = profile
            self.program = program
            self.arguments = arguments
            self.input = input
            self.files = files
        }
    }
}
