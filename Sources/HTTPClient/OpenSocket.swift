internal import CLibCurl
private import Glibc

/// Opens a socket for libcurl, which would leave it open in programs that this one starts: the other side would
/// wait for the end of a connection that lives on there.
///
/// A file-scope function, as libcurl calls it on the thread that performs the request.
func openSocket(
    _ context: UnsafeMutableRawPointer?, _ purpose: curlsocktype, _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
    // libcurl owns the address during the call, and the socket after it.
    guard let address = unsafe address?.pointee else { return CURL_SOCKET_BAD }
    return socket(address.family, address.socktype | Int32(SOCK_CLOEXEC.rawValue), address.protocol)
}
