package org.undersigned;

import java.time.InstantSource;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Undersigned. */
@SpringBootApplication(proxyBeanMethods = false)
public class Application {

    public static void main(String[] arguments) {
        System.exit(0);
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
