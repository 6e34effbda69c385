/* What native libraries of apps do past every Java class. */

#include <fcntl.h>
#include <jni.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int look (const char * path)
{
    int file = open (path, O_RDONLY);
    if (file >= 0)
        close (file);
    return file >= 0;
}

static void * look_beside (void * path)
{
    return (void *) (long) look (path);
}

JNIEXPORT jint JNICALL Java_Native_open (JNIEnv * env, jclass owner, jstring text)
{
    const char * path = (*env)->GetStringUTFChars (env, text, NULL);
    jint found = look (path);
    (*env)->ReleaseStringUTFChars (env, text, path);
    return found;
}

/* On a thread that Java does not know. */
JNIEXPORT jint JNICALL Java_Native_openBeside (JNIEnv * env, jclass owner, jstring text)
{
    const char * path = (*env)->GetStringUTFChars (env, text, NULL);
    pthread_t thread;
    void * found;
    pthread_create (&thread, NULL, look_beside, (void *) path);
    pthread_join (thread, &found);
    (*env)->ReleaseStringUTFChars (env, text, path);
    return (jint) (long) found;
}

JNIEXPORT jint JNICALL Java_Native_run (JNIEnv * env, jclass owner, jstring text)
{
    const char * program = (*env)->GetStringUTFChars (env, text, NULL);
    FILE * output = popen (program, "r");
    jint code = pclose (output);
    (*env)->ReleaseStringUTFChars (env, text, program);
    return code;
}

/* A child that is a copy of this process, with only this thread. */
JNIEXPORT jint JNICALL Java_Native_inChild (JNIEnv * env, jclass owner, jstring text)
{
    const char * path = (*env)->GetStringUTFChars (env, text, NULL);
    pid_t child = fork ();
    int code = -1;
    if (child == 0)
        _exit (look (path));
    waitpid (child, &code, 0);
    (*env)->ReleaseStringUTFChars (env, text, path);
    return WEXITSTATUS (code);
}

/* Calls Java without a line of Java that says so. */
JNIEXPORT jstring JNICALL Java_Native_imei (JNIEnv * env, jclass owner, jobject phone)
{
    jclass type = (*env)->GetObjectClass (env, phone);
    jmethodID method = (*env)->GetMethodID (env, type, "getDeviceId", "(I)Ljava/lang/String;");
    return (*env)->CallObjectMethod (env, phone, method, 0);
}
