import Foundation

extension Sandbox {
    /// The walls that the kernel gives.
    package struct Walls: Sendable, Equatable, Decodable {
        /// No program can gain rights by being executed.
        package let noNewPrivileges: Bool
        /// Only listed system calls.
        package let seccomp: Bool
        /// Version of the interface of Landlock (only listed paths), 0 without.
        ///
        /// From version 4 on it also covers TCP, from 6 signals; where it does not, seccomp does.
        package let landlock: Int

        private enum CodingKeys: String, CodingKey {
            case noNewPrivileges = "no_new_privs"
            case seccomp, landlock
        }

        /// What `bricoleur-sandbox probe` printed.
        init?(_ line: Data) {
            guard let walls = try? JSONDecoder().decode(Walls.self, from: line) else { return nil }
            self = walls
        }

        /// Names of the walls that are not there, as the kernel's documentation has them.
        package var missing: [String] {
            [("no_new_privs", noNewPrivileges), ("seccomp", seccomp), ("Landlock", landlock > 0)]
                .filter { !$0.1 }.map(\.0)
        }
    }
}
