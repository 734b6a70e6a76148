/// What a module may ask for its programs; the same for all modules.
package enum InspectorLimits {
    /// Versions of the conversation between host and program.
    package static let protocols = 1...1
    package static let perModule = 8

    package static let timeoutSeconds = (usual: 5, range: 1...10)
    /// Below the least, nothing starts that was written in Swift or Python.
    package static let memoryMiB = (usual: 256, range: 32...512)
    package static let outputKiB = (usual: 64, range: 1...256)

    /// Bytes of a program.
    static let programBytes = 64 << 20
    /// Bytes of what a program writes beside its answer that are kept.
    static let logBytes = 8 << 10

    // An answer.
    static let findings = 50
    static let facts = 40
    static let factLines = 20
    /// Unicode scalars.
    static let code = 40
    static let place = 80
    static let text = 300
}
