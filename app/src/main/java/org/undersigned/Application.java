package org.undersigned;

import java.time.InstantSource;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.undersigned.command.Commands;

/** Undersigned. */
@SpringBootApplication(proxyBeanMethods = false)
public class Application {

    public static void main(String[] arguments) {
        System.exit(Commands.run(Application.class, arguments));
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
