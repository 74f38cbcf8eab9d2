internal import CFastCGI
internal import Glibc

/// The file of a unix socket that this process bound, known by its inode: a file of the same name that another
/// process has put in its place is not ours to remove.
struct SocketFile: Sendable {
    private let path: String
    private let device: dev_t
    private let inode: ino_t

    /// Nil when there is no socket at the path.
    init?(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK else { return nil }
        self.path = path
        device = status.st_dev
        inode = status.st_ino
    }

    func remove() {
        guard let present = SocketFile(path), present.device == device, present.inode == inode else { return }
        unlink(path)
    }

    /// Held while one process looks for a stale file, removes it and binds, so that two that start together cannot
    /// remove each other's new socket. The kernel lets go of it with the descriptor (flock(2)).
    static func lockFolder(of path: String) throws(ServerError) -> Descriptor {
        let slash = path.lastIndex(of: "/") ?? path.startIndex
        let folder = slash == path.startIndex ? "/" : String(path[..<slash])
        let lock = try Descriptor(open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), from: "open \(folder)")
        while flock(lock.number, LOCK_EX) != 0 {
            guard errno == EINTR else { throw .system("lock \(folder)") }
        }
        return lock
    }

    /// Removes the file that a server left behind when it died. A socket that somebody serves, and a file that is
    /// no socket, are left alone.
    static func removeStale(_ path: String, _ address: SocketAddress) throws(ServerError) {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            guard errno == ENOENT else { throw .system("look at \(path)") }
            return
        }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw .invalidAddress("unix:\(path)", reason: "there is a file which is not a socket; it was left alone")
        }
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let probe = try Descriptor(socket(AF_UNIX, kind, 0), from: "make a socket")
        if address.connect(probe.number) == 0 { throw .addressInUse(.unix(path: path)) }
        switch errno {
        case ECONNREFUSED: unlink(path)
        case ENOENT: break
        // Its backlog is full: busy, so very much alive.
        case EAGAIN: throw .addressInUse(.unix(path: path))
        default: throw .system("find out whether unix:\(path) is served")
        }
    }
}
