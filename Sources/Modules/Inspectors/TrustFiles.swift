package import Foundation

/// Where the approvals of programs are written down.
package struct TrustFiles: Sendable {
    /// An administrator's, in the data folder.
    package let own: URL
    /// The build's, beside the server's own program.
    package let shipped: URL
    /// The folder of module folders that came with the server.
    package let shippedFolder: URL?

    /// - Parameters:
    ///   - data: the data folder.
    ///   - programs: the folder of the server's own program.
    package init(data: URL, programs: URL, shippedFolder: URL?) {
        own = data.appending(component: ModuleLock.fileName)
        shipped = programs.appending(component: ModuleLock.fileName)
        self.shippedFolder = shippedFolder
    }

    /// What they say now.
    /// - Throws: `ModuleLock.Malformed`; faults of the disk.
    package func read() throws -> ProgramTrust {
        ProgramTrust(own: try ModuleLock(own), shipped: try ModuleLock(shipped), shippedFolder: shippedFolder)
    }
}
