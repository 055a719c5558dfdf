#pragma once
#include <curl/curl.h>

// curl_easy_setopt() and curl_easy_getinfo() are variadic, which Swift can't call: one function for each type
// of argument.

// Numbers and switches.
static inline CURLcode credit_curl_set_number(CURL *_Nonnull handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}
// Sizes, which are wider than long on some machines.
static inline CURLcode credit_curl_set_size(CURL *_Nonnull handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}
// Texts, which libcurl copies, and NULL for its default.
static inline CURLcode credit_curl_set_text(CURL *_Nonnull handle, CURLoption option, const char *_Nullable value) {
    return curl_easy_setopt(handle, option, value);
}
// Memory of the caller, which libcurl keeps.
static inline CURLcode credit_curl_set_pointer(CURL *_Nonnull handle, CURLoption option, const void *_Nullable value) {
    return curl_easy_setopt(handle, option, value);
}
// Lists of the caller, which libcurl keeps.
static inline CURLcode credit_curl_set_list(CURL *_Nonnull handle, CURLoption option,
                                            struct curl_slist *_Nullable value) {
    return curl_easy_setopt(handle, option, value);
}
// Functions that take what arrives; a type of its own, as a function is no pointer to memory.
typedef size_t (*credit_curl_receiver)(char *_Nullable bytes, size_t size, size_t count, void *_Nullable context);
static inline CURLcode credit_curl_set_receiver(CURL *_Nonnull handle, CURLoption option,
                                                credit_curl_receiver _Nonnull value) {
    return curl_easy_setopt(handle, option, value);
}
// The function that opens sockets; a type of its own, for the same reason.
typedef curl_socket_t (*credit_curl_opener)(void *_Nullable context, curlsocktype purpose,
                                            struct curl_sockaddr *_Nullable address);
static inline CURLcode credit_curl_set_opener(CURL *_Nonnull handle, CURLoption option,
                                              credit_curl_opener _Nonnull value) {
    return curl_easy_setopt(handle, option, value);
}
// The status of the answer.
static inline CURLcode credit_curl_get_number(CURL *_Nonnull handle, CURLINFO information, long *_Nonnull value) {
    return curl_easy_getinfo(handle, information, value);
}
// The type of the answer; the text belongs to the handle.
static inline CURLcode credit_curl_get_text(CURL *_Nonnull handle, CURLINFO information,
                                            const char *_Nullable *_Nonnull value) {
    return curl_easy_getinfo(handle, information, (char **)value);
}
